import { useState } from 'react';
import { CodatConnectionList, CodatIntegrationPicker, CodatProvider } from 'codat-elements/react';
import { EventList } from './EventList.js';
import type { Entry } from './EventList.js';

const links = [
  ['/', 'Lender'],
  ['/plain', 'One script tag'],
  ['/vue/', 'Vue'],
  ['/playground/', 'Playground'],
] as const;

export function App() {
  const [entries, setEntries] = useState<Entry[]>([]);

  const note = (event: Event, text: string) => {
    setEntries((earlier) => {
      const key = (earlier[0]?.key ?? 0) + 1;
      const time = new Date().toLocaleTimeString('en-GB');
      return [{ key, time, name: event.type, text }, ...earlier].slice(0, 8);
    });
  };

  return (
    <main className="host">
      <header className="host-head">
        <h1>React host</h1>
        <p>
          The package’s React components under <code>StrictMode</code>, with typed properties and
          events.
        </p>
        <nav className="host-nav" aria-label="Other hosts">
          <ul>
            {links.map(([href, label]) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <CodatProvider proxyUrl="/api/codat">
        <div className="host-split">
          <CodatIntegrationPicker
            showSandbox
            onCodatConnection={(event) => note(event, `${event.detail.platformName} is connected`)}
            onCodatLinkEnd={(event) =>
              note(event, `${event.detail.platformName}: ${event.detail.outcome}`)
            }
            onCodatError={(event) => note(event, event.detail.error.message)}
          />
          <div className="stack">
            <CodatConnectionList
              actions="continue reconnect disconnect delete"
              onCodatConnectionChange={(event) =>
                note(event, `${event.detail.connection.platformName}: ${event.detail.kind}`)
              }
            />
            <EventList entries={entries} />
          </div>
        </div>
      </CodatProvider>
    </main>
  );
}
