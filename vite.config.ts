import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixConfig)],
  server: {
    // The embedded database writes here all day; watching it would reload the page for ever.
    watch: { ignored: ["**/.data/**", "**/.cache/**"] },
  },
  build: {
    // Fonts and icons stay files: a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    target: "es2022",
  },
});
