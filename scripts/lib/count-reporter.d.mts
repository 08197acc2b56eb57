/** A reporter for node:test that says in JSON how many tests passed and failed. */
export default function countReporter(events: AsyncIterable<object>): AsyncGenerator<string>;
