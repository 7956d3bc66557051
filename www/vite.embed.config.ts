/** What other pages load: the element, the upgrader of code blocks, and the page within an iframe. */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { adoptedStyles } from "./build/adopted-styles.js";

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [svelte(), adoptedStyles()],
  worker: { format: "es" },
  build: {
    outDir: "../dist",
    // It joins the page that is there.
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { loopscope: "src/embed/loopscope.ts", embed: "embed.html" },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: ({ name }) => (name === "loopscope" ? "loopscope.js" : "assets/embed/[name]-[hash].js"),
        chunkFileNames: "assets/embed/[name]-[hash].js",
      },
    },
  },
});
