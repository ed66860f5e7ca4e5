// Prints how fast the binary starts on an existing database and how much memory it holds when nobody asks anything.
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { Server } from "./e2e/server.mjs";

const limits = { start_ms: 1000, idle_mb: 80 };
const server = await Server.start();
try {
  const starts = [];
  for (let i = 0; i < 5; i++) {
    await server.end("SIGTERM");
    starts.push(await server.up());
  }
  await wait(10_000);
  const status = readFileSync(`/proc/${server.child?.pid}/status`, "utf8");
  const measured = {
    start_ms: Math.round(starts.sort((a, b) => a - b)[2]),
    idle_mb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024),
  };
  console.log(JSON.stringify({ ...measured, limits }));
  process.exitCode = measured.start_ms < limits.start_ms && measured.idle_mb < limits.idle_mb ? 0 : 1;
} finally {
  await server.stop();
}
