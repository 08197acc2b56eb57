/**
 * Schemas of objects on any page: scripts of the page may have added something to `Object.prototype`, and valibot walks
 * the fields of a schema with what they inherit.
 */
import * as v from 'valibot';

const withoutPrototype = <Fields extends v.ObjectEntries>(fields: Fields): Fields =>
  Object.setPrototypeOf({ ...fields }, null) as Fields;

/** As `v.object`: with these fields alone. */
export const object = <const Fields extends v.ObjectEntries>(fields: Fields) =>
  v.object(withoutPrototype(fields));

/** As `v.looseObject`: with these fields, and whatever else there is. */
export const looseObject = <const Fields extends v.ObjectEntries>(fields: Fields) =>
  v.looseObject(withoutPrototype(fields));
