/** What a playground within another page says. */
import { count } from "./format";

export const embed = {
  /** Lines of other blocks of the page, which a block needs. */
  earlier: (n: number) => (n === 1 ? "1 line from above" : `${count(n)} lines from above`),
  edit: "Edit",
  more: "More ways to step",
  load: "Step through it",
  missing: "The program could not be fetched.",
};
