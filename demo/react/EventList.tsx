export interface Entry {
  key: number;
  time: string;
  /** The event's name, such as `codat-connection`. */
  name: string;
  text: string;
}

/** The last events, newest first. */
export function EventList({ entries }: { entries: readonly Entry[] }) {
  return (
    <section className="panel" aria-labelledby="events">
      <h2 id="events">Last events</h2>
      {entries.length === 0 && <p className="muted">Nothing has happened yet.</p>}
      {/* There before the first event: a screen reader reads what is added to a live region. */}
      <div aria-live="polite">
        {entries.length > 0 && (
          <ol className="events">
            {entries.map((entry) => (
              <li key={entry.key}>
                <code>{entry.name}</code> <time>{entry.time}</time>
                <br />
                {entry.text}
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
