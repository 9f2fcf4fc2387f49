"""Draws the bench's triangle with matplotlib and with PIL, 448 x 448, as PNG in memory, and prints pictures a second of processor time."""

import io
import math
import time

CORNERS = {"A": (80, 350), "B": (360, 350), "C": (190, 80)}
COUNT = 40


def angle(vertex, first, second):
    a = math.atan2(first[1] - vertex[1], first[0] - vertex[0])
    b = math.atan2(second[1] - vertex[1], second[0] - vertex[0])
    return abs(math.degrees(math.remainder(b - a, math.tau)))


def with_matplotlib(seed):
    a, b, c = ((x + seed % 31, y) for x, y in CORNERS.values())
    figure = Figure(figsize=(4.48, 4.48), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 448)
    axes.set_ylim(448, 0)
    axes.axis("off")
    axes.add_patch(Polygon([a, b, c], facecolor=(0.2, 0.4, 0.8, 0.15), edgecolor="black", linewidth=1.5))
    axes.plot([c[0], c[0]], [c[1], a[1]], "--", color="tab:red", linewidth=1.5)
    axes.add_patch(Rectangle((c[0], a[1] - 10), 10, 10, fill=False))
    for name, point, others in (("A", a, (b, c)), ("B", b, (a, c)), ("C", c, (a, b))):
        axes.plot(*point, "ko", markersize=4)
        axes.text(point[0] - 14, point[1] + 14, name, fontsize=13, style="italic")
        axes.add_patch(Arc(point, 50, 50, theta1=0, theta2=60, color="tab:red"))
        axes.text(point[0] + 30, point[1] - 20, f"{angle(point, *others):.0f}°", fontsize=11)
    for text, at in (("14 cm", (220, 370)), ("a", (290, 210)), ("b", (120, 210))):
        axes.text(*at, text, fontsize=11)
    axes.text(224, 30, "Find the angle at C", fontsize=14, weight="bold", ha="center")
    data = io.BytesIO()
    FigureCanvasAgg(figure).print_png(data)
    return data.getvalue()


def with_pil(seed):
    a, b, c = ((x + seed % 31, y) for x, y in CORNERS.values())
    image = Image.new("RGB", (448, 448), "white")
    draw = ImageDraw.Draw(image, "RGBA")
    draw.polygon([a, b, c], fill=(51, 102, 204, 38))
    draw.line([a, b, c, a], fill="black", width=2)
    for y in range(c[1], a[1], 14):
        draw.line([(c[0], y), (c[0], min(y + 8, a[1]))], fill="red", width=2)
    draw.rectangle([c[0], a[1] - 10, c[0] + 10, a[1]], outline="black")
    for name, point, others in (("A", a, (b, c)), ("B", b, (a, c)), ("C", c, (a, b))):
        draw.ellipse([point[0] - 3, point[1] - 3, point[0] + 3, point[1] + 3], fill="black")
        draw.text((point[0] - 18, point[1] + 6), name, font=FONT, fill="black")
        draw.arc([point[0] - 25, point[1] - 25, point[0] + 25, point[1] + 25], 0, 60, fill="red", width=2)
        draw.text((point[0] + 30, point[1] - 26), f"{angle(point, *others):.0f}°", font=FONT, fill="red")
    for text, at in (("14 cm", (200, 360)), ("a", (290, 200)), ("b", (110, 200)), ("Find the angle at C", (150, 20))):
        draw.text(at, text, font=FONT, fill="black")
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def rate(draw):
    draw(0)
    rates = []
    for _ in range(5):
        started = time.process_time()
        for seed in range(COUNT):
            draw(seed)
        rates.append(COUNT / (time.process_time() - started))
    return sorted(rates)[2]


try:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.patches import Arc, Polygon, Rectangle

    print(f"matplotlib {rate(with_matplotlib):.1f}")
except ImportError:
    pass

try:
    from PIL import Image, ImageDraw, ImageFont

    FONT = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf", 15)
    print(f"PIL {rate(with_pil):.1f}")
except ImportError:
    pass
