/** What may happen on a random journey. Each command is possible at any time; some do nothing then. */
import fc from 'fast-check';
import type { Person } from './browser.js';
import { companies, type Company } from './lender.js';

/** What the journey knows of itself: what has to be put right before its end is judged. */
export interface Model {
  isRemoved: boolean;
  isOffline: boolean;
  isSignedOut: boolean;
  isElsewhere: boolean;
  company: Company;
}

export type Command = fc.AsyncCommand<Model, Person>;

/** A command without parameters: when it makes sense, what it does, and how it is printed. */
function command(
  name: string,
  run: (person: Person, model: Model) => Promise<unknown>,
  check: (model: Readonly<Model>) => boolean = (model) => !model.isElsewhere && !model.isRemoved,
): Command {
  return {
    check,
    async run(model, person) {
      await run(person, model);
    },
    toString: () => name,
  };
}

const always = () => true;
/** An accounting platform, of which there may be one, and a bank, of which there may be several. */
const names = ['Xero', 'Plaid', 'Stripe'] as const;

const chooses = fc
  .constantFrom(...names)
  .map((name) => command(`chooses ${name}`, (person) => person.choose(person.tab, name)));
const doubleClicks = fc
  .constantFrom(...names)
  .map((name) => command(`double-clicks ${name}`, (person) => person.choose(person.tab, name, 2)));
const choosesTwice = fc.constantFrom(...names).map((name) =>
  command(
    `chooses ${name} in two tabs at once`,
    async (person) => {
      const second = person.tabs[1] ?? (await person.openTab());
      await Promise.all([person.choose(person.tab, name), person.choose(second, name)]);
    },
    (model) => !model.isElsewhere && !model.isRemoved && !model.isOffline,
  ),
);
const delays = fc.integer({ min: 1, max: 3 }).map((seconds) =>
  command(
    `Codat responds ${seconds} s late once`,
    async ({ lender }) => {
      lender.sandbox.faults.add({ kind: 'delay', delayMs: seconds * 1000, times: 1 });
    },
    always,
  ),
);
const faults = fc
  .constantFrom(
    { kind: 'network', method: 'POST', after: 'after', times: 1 } as const,
    { kind: 'status', status: 503, times: 2 } as const,
    { kind: 'cut', times: 1 } as const,
    { kind: 'html', times: 1 } as const,
    { kind: 'malformed', method: 'POST', after: 'after', times: 1 } as const,
  )
  .map((fault) =>
    command(
      `Codat fails: ${fault.kind}`,
      async ({ lender }) => {
        lender.sandbox.faults.add(fault);
      },
      always,
    ),
  );
const switches = fc.constantFrom(...companies).map((company) =>
  command(`shows ${company}`, async (person, model) => {
    model.company = company;
    await person.showCompany(company);
  }),
);
const clocks = fc
  .constantFrom(61_000, 6 * 60_000, 26 * 60 * 60_000)
  .map((ms) => command(`the clock goes ${ms} ms on`, (person) => person.turnClock(ms), always));
const setBack = command('the clock is set back by a day', (person) =>
  person.setClock(Date.now() - 86_400_000),
);

const moves = command('the host moves the picker', (person) =>
  person.inPage(person.tab, () => {
    const picker = document.querySelector('codat-integration-picker');
    const places = [...document.querySelectorAll('#first, #second')];
    const other = places.find((place) => place !== picker?.parentElement);
    if (picker) other?.append(picker);
  }),
);
const removes = command('the host removes the picker', async (person, model) => {
  model.isRemoved = true;
  await person.inPage(person.tab, () =>
    document.querySelector('codat-integration-picker')?.remove(),
  );
});
export const putPickerBack = (person: Person) =>
  person.inPage(person.tab, () => {
    if (document.querySelector('codat-integration-picker')) return;
    const picker = document.createElement('codat-integration-picker');
    picker.setAttribute('collapse-after', '0');
    document.querySelector('#first')?.append(picker);
  });
const putsBack = command(
  'the host puts a picker back',
  async (person, model) => {
    model.isRemoved = false;
    await putPickerBack(person);
  },
  (model) => model.isRemoved && !model.isElsewhere,
);

const signedOut = command('the sign-in expires', async ({ lender }, model) => {
  model.isSignedOut = true;
  lender.isSignedIn = false;
});
const signedIn = command(
  'the person signs in again',
  async ({ lender }, model) => {
    model.isSignedOut = false;
    lender.isSignedIn = true;
  },
  (model) => model.isSignedOut,
);
const goesOffline = command('the network goes', async (person, model) => {
  model.isOffline = true;
  await person.setOffline(true);
});
const comesOnline = command(
  'the network is back',
  async (person, model) => {
    model.isOffline = false;
    await person.setOffline(false);
  },
  (model) => model.isOffline,
);

const finishes = command(
  'finishes at the provider',
  (person) => person.atProvider('authorize'),
  always,
);
const cancels = command('cancels at the provider', (person) => person.atProvider('cancel'), always);
const fails = command('fails at the provider', (person) => person.atProvider('fail'), always);
const closes = command('closes the window', (person) => person.closeWindow(), always);
const cancelsHere = command('presses Cancel', (person) => person.press(person.tab, /^Cancel/));
const continuesHere = command('presses Continue', (person) =>
  person.press(person.tab, /^Continue/),
);
const triesAgain = command('presses Try again', (person) => person.press(person.tab, /^Try again/));

const reconnects = command('presses Reconnect', (person) => person.press(person.tab, /^Reconnect/));
const disconnects = command('disconnects the first', async (person) => {
  if (await person.press(person.tab, /^Disconnect/)) await person.confirm(person.tab);
});
const replaces = command('uses different software', async (person) => {
  if (await person.press(person.tab, /^Use different/)) await person.confirm(person.tab);
});
const asks = command('leaves the question open whether to disconnect', (person) =>
  person.press(person.tab, /^Disconnect/),
);
const keeps = command('presses Escape', (person) => person.pressKey(person.tab, 'Escape'));

/** What others do to a connection: its platform, or somebody who works for the lender. */
const elsewhere = fc
  .constantFrom('Deauthorized', 'Unlinked', 'Linked', 'deleted')
  .map((what) =>
    command(
      `the latest connection is ${what} elsewhere`,
      async ({ lender }, { company }) => lender.changeElsewhere(company, what),
      always,
    ),
  );

const forges = command(
  'a stranger’s return address is opened',
  async (person) => {
    const { origin } = person.lender;
    const forged = await person.context.newPage();
    await forged
      .goto(`${origin}/connected?statusCode=500&errorMessage=Call+us+on+555+0100`)
      .catch(() => undefined);
    await forged.close();
  },
  (model) => !model.isOffline,
);

const reloads = command(
  'reloads the page',
  async (person, model) => {
    model.isRemoved = false;
    model.company = 'harbour';
    await person.tab.reload();
  },
  (model) => !model.isOffline && !model.isElsewhere,
);
const goesAway = command(
  'goes to another page',
  async (person, model) => {
    model.isElsewhere = true;
    await person.tab.goto(`${person.lender.origin}/elsewhere`);
  },
  (model) => !model.isOffline && !model.isElsewhere,
);
const goesBack = command(
  'goes back',
  async (person, model) => {
    model.isElsewhere = false;
    await person.tab.goBack();
  },
  (model) => !model.isOffline && model.isElsewhere,
);

const losesStream = command(
  'the event stream breaks',
  async ({ lender }) => lender.breakStreams(),
  always,
);
const restarts = command('the proxy restarts', ({ lender }) => lender.restartProxy(), always);

const one = (value: Command) => fc.constant(value);

/** Journeys of up to so many commands, most of them what people do. */
export const journeys = (maxCommands: number) =>
  fc.commands(
    [
      chooses,
      chooses,
      chooses,
      one(finishes),
      one(finishes),
      one(cancels),
      one(fails),
      one(closes),
      one(cancelsHere),
      one(continuesHere),
      one(triesAgain),
      one(reconnects),
      one(disconnects),
      one(replaces),
      one(asks),
      one(keeps),
      elsewhere,
      doubleClicks,
      choosesTwice,
      one(moves),
      one(removes),
      one(putsBack),
      switches,
      one(signedOut),
      one(signedIn),
      one(goesOffline),
      one(comesOnline),
      one(forges),
      one(reloads),
      one(goesAway),
      one(goesBack),
      clocks,
      one(setBack),
      one(losesStream),
      one(restarts),
      delays,
      faults,
    ],
    { maxCommands },
  );
