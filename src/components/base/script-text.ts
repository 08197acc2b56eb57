/** Matches the text that frameworks write into an attribute for a function or an object. */
const script = /^\s*(?:async\b\s*)?(?:function\b|\([^)]*\)\s*=>|[\w$]+\s*=>)|^\[object /;

/** Whether an attribute holds a function or an object as text. */
export const isScriptText = (value: unknown): boolean =>
  typeof value === 'string' && script.test(value);
