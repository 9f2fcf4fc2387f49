#!/usr/bin/env python3
"""Prefill and decoding of Hugging Face's Qwen2.5-VL with random weights: what `flywheel model bench --baseline` compares with.

Same sizes, same prompt (339 tokens with one 448x448 picture), same number of new tokens, sdpa attention, bf16 on a GPU.
Usage: hf_baseline.py [--shape nano 7b] [--batch 1 32 128] [--json FILE]
"""
import argparse
import json
import time

import torch
from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

PROMPT_TOKENS, PICTURE_TOKENS, GRID, NEW_TOKENS = 339, 256, (1, 32, 32), 128

# As in ModelConfig.Nano and ModelConfig.SevenBillion.
SHAPES = {
    "nano": dict(
        text=dict(vocab_size=4096, hidden_size=448, intermediate_size=1024, num_hidden_layers=8, num_attention_heads=7,
                  num_key_value_heads=1, max_position_embeddings=8192, tie_word_embeddings=True, sections=[8, 12, 12]),
        vision=dict(depth=6, hidden_size=256, intermediate_size=688, num_heads=4, out_hidden_size=448, fullatt_block_indexes=[2, 5]),
        tokens=dict(image_token_id=4090, video_token_id=4091, vision_start_token_id=4088, vision_end_token_id=4089)),
    "7b": dict(
        text=dict(vocab_size=152064, hidden_size=3584, intermediate_size=18944, num_hidden_layers=28, num_attention_heads=28,
                  num_key_value_heads=4, max_position_embeddings=128000, tie_word_embeddings=False, sections=[16, 24, 24]),
        vision=dict(depth=32, hidden_size=1280, intermediate_size=3420, num_heads=16, out_hidden_size=3584,
                    fullatt_block_indexes=[7, 15, 23, 31]),
        tokens=dict(image_token_id=151655, video_token_id=151656, vision_start_token_id=151652, vision_end_token_id=151653)),
}


def make_model(shape, device, dtype):
    text = dict(SHAPES[shape]["text"])
    sections = text.pop("sections")
    rope = {"rope_type": "default", "type": "default", "mrope_section": sections, "rope_theta": 1e6}
    config = Qwen2_5_VLConfig(
        text_config=dict(text, rms_norm_eps=1e-6, rope_theta=1e6, rope_scaling=rope, rope_parameters=rope),
        vision_config=dict(SHAPES[shape]["vision"], patch_size=14, temporal_patch_size=2, spatial_merge_size=2, window_size=112),
        **SHAPES[shape]["tokens"])
    config._attn_implementation = "sdpa"
    torch.manual_seed(1)
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        with torch.device(device):
            return Qwen2_5_VLForConditionalGeneration(config).eval()
    finally:
        torch.set_default_dtype(before)


def make_inputs(shape, batch, device, dtype):
    special = SHAPES[shape]["tokens"]
    words = PROMPT_TOKENS - PICTURE_TOKENS - 2
    half = SHAPES[shape]["text"]["vocab_size"] // 2
    text = torch.randint(256, half, (batch, words), device=device)
    column = lambda token, count: torch.full((batch, count), token, device=device)
    ids = torch.cat([text[:, : words // 2], column(special["vision_start_token_id"], 1), column(special["image_token_id"], PICTURE_TOKENS),
                     column(special["vision_end_token_id"], 1), text[:, words // 2:]], dim=1)
    patches = GRID[0] * GRID[1] * GRID[2]
    inputs = dict(input_ids=ids, attention_mask=torch.ones_like(ids),
                  pixel_values=torch.randn(batch * patches, 3 * 2 * 14 * 14, device=device, dtype=dtype),
                  image_grid_thw=torch.tensor([GRID] * batch, device=device))
    inputs["mm_token_type_ids"] = (ids == special["image_token_id"]).long()
    return inputs


def seconds(model, inputs, tokens):
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    start = time.perf_counter()
    kwargs = dict(max_new_tokens=tokens, min_new_tokens=tokens, do_sample=False, use_cache=True, pad_token_id=0)
    try:
        model.generate(**inputs, **kwargs)
    except (TypeError, ValueError):
        # Versions before 5 do not know the types of tokens.
        model.generate(**{k: v for k, v in inputs.items() if k != "mm_token_type_ids"}, **kwargs)
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    gpu = torch.cuda.is_available()
    parser.add_argument("--shape", nargs="+", choices=SHAPES, default=["nano", "7b"] if gpu else ["nano"])
    parser.add_argument("--batch", nargs="+", type=int, default=[1, 32, 128] if gpu else [1, 16])
    parser.add_argument("--json", help="where to write the rows")
    arguments = parser.parse_args()
    device, dtype = ("cuda", torch.bfloat16) if gpu else ("cpu", torch.float32)
    rows = []
    for shape in arguments.shape:
        model = make_model(shape, device, dtype)
        for batch in arguments.batch:
            with torch.inference_mode():
                inputs = make_inputs(shape, batch, device, dtype)
                seconds(model, inputs, 4)
                prefill = seconds(model, inputs, 1)
                whole = seconds(model, inputs, NEW_TOKENS)
            rows.append(dict(shape=shape, batch=batch, prefill_s=prefill, decode_tok_s=batch * (NEW_TOKENS - 1) / (whole - prefill)))
            print(json.dumps(rows[-1]), flush=True)
        del model
        if gpu:
            torch.cuda.empty_cache()
    if arguments.json:
        with open(arguments.json, "w") as file:
            json.dump(rows, file)


if __name__ == "__main__":
    main()
