import { defineConfig } from "vitest/config";

// No Remix plugin here: routes are called as functions, and the browser tests drive a real build.
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    globalSetup: ["tests/support/global-setup.ts"],
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 300_000,
    // Two cores: more workers only fight over them.
    // A browser on a busy machine can lose a moment; what is red twice is red.
    retry: 1,
    maxWorkers: 2,
  },
});
