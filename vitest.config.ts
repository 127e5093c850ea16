import { defineConfig } from "vitest/config";

const alias = { "~": `${import.meta.dirname}/app`, "#db": `${import.meta.dirname}/db` };
export default defineConfig({
  resolve: { alias },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/template.ts"],
    setupFiles: ["tests/console.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
