/** The heavy half of an element: loaded when the element is near. */
import { mount, unmount } from "svelte";
import { EngineClient } from "../engine/client";
import type { Language } from "../i18n";
import { Playground } from "../model/playground.svelte";
import { Settings } from "../model/settings.svelte";
import type { Failure, Ran, Step } from "./api";
import Embed, { type Look } from "./Embed.svelte";
import { dress } from "./styles";

export type { Look } from "./Embed.svelte";

export interface Hooks {
  onrun(ran: Ran): void;
  onstep(step: Step): void;
  onfailure(failure: Failure): void;
  onchange(program: string): void;
}

export interface Mounted {
  readonly playground: Playground;
  readonly settings: Settings;
  show(look: Look): void;
  position(): Step;
  close(): void;
}

export async function mountPlayground(root: ShadowRoot, language: Language, { onrun, onstep, onfailure, onchange }: Hooks): Promise<Mounted> {
  // The page's own storage is not ours to write to.
  const settings = new Settings([], false);
  await settings.speak(language);
  dress(root);
  const playground = new Playground(settings, new EngineClient(), onchange);
  const target = root.appendChild(document.createElement("div"));
  const view = mount(Embed, { target, props: { playground, settings, onrun, onstep, onfailure } });
  return {
    playground,
    settings,
    show: (look) => view.show(look),
    position: () => view.position(),
    close() {
      void unmount(view);
      playground.close();
      target.remove();
    },
  };
}
