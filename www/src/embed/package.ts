/** The package's entry: defines the element. Blocks of a page are upgraded by the script tag alone. */
import { loopScope } from "./element";

if (!customElements.get("loop-scope")) customElements.define("loop-scope", loopScope);

export const LoopScope = loopScope;
