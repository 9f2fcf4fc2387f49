// Runs SQL for the tests: one JSON array of statements a line in, one JSON line with the last statement's rows (or an error) out.
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('SET threads = 1');
for await (const line of createInterface({ input: process.stdin })) {
  try {
    let rows = [];
    for (const sql of JSON.parse(line)) {
      rows = (await connection.runAndReadAll(sql)).getRowsJson();
    }
    console.log(JSON.stringify({ rows }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
