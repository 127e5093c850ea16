/** What `npm start` runs: serves, or ends with one line that says what to do. LOG_LEVEL=debug shows the whole error. */
try {
  const { serve } = await import("./serve.ts");
  await serve();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === "debug") process.stderr.write(`${error instanceof Error ? (error.stack ?? "") : ""}\n`);
  process.exit(1);
}

export {};
