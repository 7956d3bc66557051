// Makes one HTML file of the page, which opens from a disk: scripts, styles, worker and wasm stand in it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";

const root = join(import.meta.dirname, "..");

/** The wasm within the script that loads it, compressed. */
export function packedWasm() {
  const file = join(root, "src/engine/pkg/whole.wasm");
  return {
    name: "loopscope-packed-wasm",
    transform: {
      filter: { id: /loopscope_wasm\.js$/ },
      handler(code) {
        const packed = gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }).toString("base64");
        const unpack = `new Response(new Blob([Uint8Array.from(atob("${packed}"), (c) => c.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": "application/wasm" } })`;
        return { code: code.replace("new URL('loopscope_wasm_bg.wasm', import.meta.url)", () => unpack), map: null };
      },
    },
  };
}

export function singleFile(name) {
  const icon = `data:image/svg+xml;base64,${readFileSync(join(root, "public/icon.svg")).toString("base64")}`;
  const source = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return {
    name: "loopscope-single-file",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.values(bundle);
        const page = files.find(({ fileName }) => fileName.endsWith(".html"));
        const script = files.find(({ type }) => type === "chunk").code.replaceAll("./icon.svg", icon).replaceAll("</script", "<\\/script");
        const style = files.filter(({ fileName }) => fileName.endsWith(".css")).map((file) => String(file.source).trim()).join("\n");
        const policy = [
          "default-src 'none'",
          `script-src ${source(script)} blob: 'wasm-unsafe-eval'`,
          "worker-src blob:",
          `style-src ${source(style)}`,
          "style-src-attr 'unsafe-inline'",
          "img-src data:",
          "base-uri 'none'",
          "form-action 'none'",
        ].join("; ");
        const html = String(page.source)
          .replace(/\s*<script type="module"[^>]*><\/script>/, "")
          .replace(/\s*<link rel="stylesheet"[^>]*>/, "")
          .replace("./icon.svg", icon)
          .replace(/(http-equiv="Content-Security-Policy"\s+content=")[^"]*/, (_, head) => head + policy)
          .replace("</head>", () => `<style>${style}</style>\n  </head>`)
          .replace("</body>", () => `<script type="module">${script}</script>\n  </body>`);
        for (const file of files) delete bundle[file.fileName];
        this.emitFile({ type: "asset", fileName: name, source: html });
      },
    },
  };
}
