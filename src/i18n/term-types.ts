/** A term about something that has a name. */
export type Named = (name: string) => string;
/** A term about a number of things. */
export type Counted = (count: number) => string;
