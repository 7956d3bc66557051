/** What an author puts into a page to show a program there. */
import { encode, type Shared } from "../model/link";

export type Form = "script" | "iframe";

/** `root`: where this page lies. */
export async function embedCode(form: Form, state: Shared, root: string, title: string): Promise<string> {
  return form === "script" ? element(state, root) : frame(state, root, title);
}

function element({ program, step, views, language }: Shared, root: string): string {
  const attributes = { step, view: views?.join(" "), language };
  const given = Object.entries(attributes).flatMap(([name, value]) => (value ? [` ${name}="${value}"`] : []));
  return `<script type="module" src="${escaped(`${root}loopscope.js`)}"></script>
<loop-scope${given.join("")}><pre>
${escaped(program.trimEnd())}
</pre></loop-scope>
`;
}

async function frame(state: Shared, root: string, title: string): Promise<string> {
  const address = `${root}embed.html#${await encode(state)}`;
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" loading="lazy" style="width: 100%; height: 640px; border: 0"></iframe>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
