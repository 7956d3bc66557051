/** Steps that a reader adds, with values to begin with. */
import type { Coroutine, NewStep, Outline, Place, Primitive, PrimitiveKind } from "../engine/types";
import type { NewStepKind } from "../i18n/en.edit";

/** A step of a kind; what it is about is the program's own if there is one of that sort, else it is made. */
export function newStep(kind: NewStepKind, outline: Outline, coroutine: Coroutine): NewStep | null {
  const of = (kind: PrimitiveKind): Place | null => outline.primitives.find((found: Primitive) => found.kind === kind)?.span ?? null;
  switch (kind) {
    case "sleep":
      return { kind: "sleep", seconds: 1 };
    case "print":
      return { kind: "print", text: coroutine.name.text };
    case "block":
      return { kind: "block", seconds: 0.5 };
    case "hold":
      return { kind: "hold", primitive: of("lock"), slots: null, seconds: 1 };
    case "slot":
      return { kind: "hold", primitive: of("semaphore"), slots: 2, seconds: 1 };
    case "put":
      return { kind: "put", queue: of("queue"), value: "1" };
    case "get":
      return { kind: "get", queue: of("queue") };
    case "eventWait":
      return { kind: "eventWait", event: of("event") };
    case "eventSet":
      return { kind: "eventSet", event: of("event") };
    case "call": {
      const other = outline.coroutines.find(({ span, name, isMethod }) => span.start !== coroutine.span.start && name.text !== "main" && !isMethod);
      return other ? { kind: "call", coroutine: other.span, arguments: argumentsOf(other) } : null;
    }
    case "raise":
      return { kind: "raise", exception: "ValueError", text: coroutine.name.text };
    case "return":
      return { kind: "return", value: "None" };
  }
}

/** Something for each parameter that must be given. */
export function argumentsOf({ parameters, isMethod }: Coroutine): string {
  const needed = parameters.slice(isMethod ? 1 : 0).filter((parameter) => parameter.default === null);
  return needed.map(({ name, annotation }) => (isText(name.text, annotation) ? `"${name.text}"` : "1")).join(", ");
}

function isText(name: string, annotation: string | null): boolean {
  return annotation === "str" || /name|text|url|city|label|title|who|word/.test(name);
}
