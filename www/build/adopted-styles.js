// Puts the components' styles into the scripts, for pages of others: there they go into shadow roots (`src/embed/styles.ts`).
import { join } from "node:path";

const STYLE = /import "([^"?]+\.svelte)\?svelte&type=style&lang\.css";/;
const styles = join(import.meta.dirname, "../src/embed/styles.ts");

export function adoptedStyles() {
  return {
    name: "loopscope-adopted-styles",
    transform: {
      // After the components are compiled.
      order: "post",
      filter: { id: /\.svelte$/ },
      handler(code) {
        if (!STYLE.test(code)) return null;
        const adopted = code.replace(STYLE, `import ownStyle from "$1?inline&svelte&type=style&lang.css";`);
        return { code: `${adopted}\nimport { add as addStyle } from ${JSON.stringify(styles)};\naddStyle(ownStyle);\n`, map: null };
      },
    },
  };
}
