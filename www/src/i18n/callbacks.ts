/** asyncio's own callbacks, by the names that CPython gives them: what each is for. */
export type CallbackPurpose = "gather" | "group" | "wait" | "sleep" | "timeout" | "stop" | "shield" | "release" | "thread";

const PURPOSES: Record<string, CallbackPurpose> = {
  "gather.<locals>._done_callback": "gather",
  "TaskGroup._on_task_done": "group",
  "_wait.<locals>._on_completion": "wait",
  "_AsCompletedIterator._handle_completion": "wait",
  "_AsCompletedIterator._handle_timeout": "timeout",
  _set_result_unless_cancelled: "sleep",
  "Timeout._on_timeout": "timeout",
  _run_until_complete_cb: "stop",
  "shield.<locals>._clear_awaited_by_callback": "shield",
  "shield.<locals>._inner_done_callback": "shield",
  "shield.<locals>._outer_done_callback": "shield",
  "shield.<locals>._log_on_exception": "shield",
  _release_waiter: "release",
  "_chain_future.<locals>._set_state": "thread",
  "_chain_future.<locals>._call_check_cancel": "thread",
};

/** What a callback is for, when it is asyncio's own. */
export function purposeOf(name: string): CallbackPurpose | undefined {
  return PURPOSES[name];
}
