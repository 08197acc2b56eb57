/**
 * What an answer must look like: functions that take a value and give it back typed, or throw a
 * {@link ShapeError} that names the field. Small on purpose: all of it goes into every host's page.
 */

/** Gives the value as its type. `path` says where in the answer it stands. */
export type Shape<Value> = (value: unknown, path: string) => Value;

export type ValueOf<Of> = Of extends Shape<infer Value> ? Value : never;

/** The answer is not of its shape. */
export class ShapeError extends Error {
  /** Where, such as `results.0.status`; empty for the answer itself. */
  readonly path: string;

  constructor(path: string) {
    super(`Not as expected: ${path}`);
    this.path = path;
  }
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type OptionalKeys<Of extends Fields> = {
  [Key in keyof Of]: undefined extends ValueOf<Of[Key]> ? Key : never;
}[keyof Of];

/** These fields, those that may be missing marked so, and whatever else came along. */
type ObjectOf<Of extends Fields> = {
  [Key in Exclude<keyof Of, OptionalKeys<Of>>]: ValueOf<Of[Key]>;
} & { [Key in OptionalKeys<Of>]?: ValueOf<Of[Key]> } & Record<string, unknown>;

const below = (path: string, name: string | number) => (path ? `${path}.${name}` : String(name));

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ShapeError(path);
  }
  return { ...value };
}

export const anything: Shape<unknown> = (value) => value;

export const text: Shape<string> = (value, path) => {
  if (typeof value !== 'string') throw new ShapeError(path);
  return value;
};

export const number: Shape<number> = (value, path) => {
  if (typeof value !== 'number') throw new ShapeError(path);
  return value;
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new ShapeError(path);
  return value;
};

/** Missing or null, or of this shape. */
export function optional<Value>(shape: Shape<Value>): Shape<Value | null | undefined> {
  return (value, path) => (value === null || value === undefined ? value : shape(value, path));
}

/** Null, or of this shape, or else as if it were missing: for what is not worth refusing the rest. */
export function ifValid<Value>(shape: Shape<Value>): Shape<Value | null | undefined> {
  return (value) => (value === null ? null : checked(shape, value));
}

/** Of either shape. */
export function either<One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> {
  return (value, path) => {
    try {
      return one(value, path);
    } catch {
      return other(value, path);
    }
  };
}

export function listOf<Value>(shape: Shape<Value>): Shape<Value[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new ShapeError(path);
    return value.map((item: unknown, index) => shape(item, below(path, index)));
  };
}

/** An object with any fields, each of this shape. */
export function mapOf<Value>(shape: Shape<Value>): Shape<Record<string, Value>> {
  return (value, path) => {
    const fields = Object.entries(asObject(value, path));
    return Object.fromEntries(
      fields.map(([name, field]) => [name, shape(field, below(path, name))]),
    );
  };
}

/** An object with these fields; others pass through as they are. */
export function objectWith<Of extends Fields>(fields: Of): Shape<ObjectOf<Of>> {
  return (value, path) => {
    const object = asObject(value, path);
    for (const [name, shape] of Object.entries(fields)) {
      if (name in object || shape(undefined, below(path, name)) !== undefined) {
        object[name] = shape(object[name], below(path, name));
      }
    }
    // Each field has just been checked; the compiler cannot follow the loop.
    return object as ObjectOf<Of>;
  };
}

/** The value as its type, or undefined where it is of another shape. */
export function checked<Value>(shape: Shape<Value>, value: unknown): Value | undefined {
  try {
    return shape(value, '');
  } catch {
    return undefined;
  }
}
