import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageModules } from '../../src/i18n/language-modules.js';
import type { Terms } from '../../src/i18n/terms.js';
import { en } from '../../src/locales/en.js';
import { languages } from '../../scripts/lib/languages.mjs';
import { namesOf } from './language-names.js';
import { isSameOnPurpose, usesOf } from './language-samples.js';

type Term = Exclude<keyof Terms, `$${string}`>;

const terms = Object.keys(en).filter((name) => !name.startsWith('$')) as Term[];

const all: Terms[] = await Promise.all(
  languages.map(async (code) => {
    const module = (await import(`../../src/locales/${code}.js`)) as { default: Terms };
    return module.default;
  }),
);

type Use = readonly (string | number)[];

/** Each way to say a term, with its arguments. */
const uses = terms.flatMap((term) => usesOf(term, en[term]).map((args) => ({ term, args })));

function say(words: Terms, term: Term, args: Use): string {
  const word = words[term];
  return typeof word === 'function' ? (word as (...args: Use) => string)(...args) : word;
}

const label = ({ term, args }: { term: Term; args: Use }) => [term, ...args].join(' ');

describe('The languages', () => {
  it('are those that elements load', () => {
    assert.deepEqual(Object.keys(languageModules).sort(), [...languages].sort());
  });

  for (const words of all) {
    const { $code: code } = words;

    it(`has in ${code} the same terms as in English, each of the same kind`, () => {
      const kinds = (of: Terms) =>
        Object.fromEntries(
          Object.entries(of)
            // English has no numbers that a region writes in its own way.
            .filter(([name]) => name !== '$inRegion')
            .map(([name, word]: [string, unknown]): [string, string] => [name, typeof word])
            .sort(),
        );
      assert.deepEqual(kinds(words), kinds(en));
    });

    it(`leaves nothing in ${code} empty or in English`, () => {
      const untranslated = uses.filter((use) => {
        const text = say(words, use.term, use.args);
        const english = say(en, use.term, use.args);
        return (
          !isSameOnPurpose(use.term, text) && english !== '' && (text === '' || text === english)
        );
      });
      assert.deepEqual(untranslated.map(label), []);
    });

    it(`names in ${code} each kind that there is`, () => {
      for (const [term, names] of Object.entries(namesOf)) {
        const others = say(words, term as Term, ['something-new', '⟨name⟩']);
        const unnamed = names.filter(
          (name) => say(words, term as Term, [name, '⟨name⟩']) === others,
        );
        assert.deepEqual(unnamed, [], term);
      }
    });

    it(`uses in ${code} each argument that English uses`, () => {
      const lost = uses.flatMap(({ term, args }) => {
        const english = say(en, term, args);
        const text = say(words, term, args);
        return args
          .filter((arg) => String(arg).startsWith('⟨') && english.includes(String(arg)))
          .filter((arg) => !text.includes(String(arg)))
          .map((arg) => `${term}: ${arg}`);
      });
      assert.deepEqual(lost, []);
    });

    it(`says in ${code} how many`, () => {
      const digits = new Intl.NumberFormat(code);
      const lost = uses.filter(({ term, args }) => {
        const many = args.filter((arg) => typeof arg === 'number' && arg > 2);
        const text = say(words, term, args);
        return (
          term !== 'fileSize' && many.some((count) => !text.includes(digits.format(Number(count))))
        );
      });
      assert.deepEqual(lost.map(label), []);
    });

    it(`has in ${code} the words that lead to support wherever English has them`, () => {
      const lead = words.contactSupport.toLocaleLowerCase(code);
      assert.notEqual(lead, '');
      const without = uses
        .filter(({ term, args }) => /contact support/i.test(say(en, term, args)))
        .filter(({ term, args }) => !say(words, term, args).toLocaleLowerCase(code).includes(lead));
      // A button of its own, which is no sentence.
      assert.deepEqual(
        without.map(({ term }) => term).filter((term) => term !== 'alertSupport'),
        [],
      );
    });

    it(`joins in ${code} no name, which may have spaces, to a word by a hyphen`, () => {
      const joined = uses.filter((use) => /[-‑]⟨|⟩[-‑]/.test(say(words, use.term, use.args)));
      assert.deepEqual(joined.map(label), []);
    });

    it(`is set in ${code} with the marks of print`, () => {
      const typed = uses.filter(({ term, args }) =>
        /['"]|\.\.\.| {2}|\s$/.test(say(words, term, args)),
      );
      assert.deepEqual(typed.map(label), []);
    });

    it(`says in ${code} an error of each kind in its own words`, () => {
      const general = words.errorText('something-new');
      assert.notEqual(general, '');
      const codes = [
        'unauthorized',
        'forbidden',
        'not-found',
        'rate-limited',
        'offline',
        'timeout',
      ];
      const said = codes.map((code) => words.errorText(code));
      assert.equal(new Set([general, ...said]).size, codes.length + 1);
    });
  }
});

describe('The forms of a number', () => {
  const forms: Record<string, readonly (readonly [count: number, text: string])[]> = {
    ar: [
      [0, 'لا توجد نتائج'],
      [1, 'نتيجة واحدة'],
      [2, 'نتيجتان'],
      [3, '3 نتائج'],
      [11, '11 نتيجة'],
      [100, '100 نتيجة'],
      [103, '103 نتائج'],
    ],
    de: [
      [0, 'Keine Treffer'],
      [1, '1 Treffer'],
      [1200, '1.200 Treffer'],
    ],
    es: [
      [0, 'Sin resultados'],
      [1, '1 resultado'],
      [2, '2 resultados'],
    ],
    fr: [
      [0, 'Aucun résultat'],
      [1, '1 résultat'],
      [2, '2 résultats'],
      [1200, '1\u202f200 résultats'],
    ],
    'fr-CA': [
      [0, 'Aucun résultat'],
      [1, '1 résultat'],
      [2, '2 résultats'],
    ],
    it: [
      [0, 'Nessun risultato'],
      [1, '1 risultato'],
      [2, '2 risultati'],
    ],
    ja: [
      [0, '該当するソフトはありません'],
      [1, '1件見つかりました'],
      [2, '2件見つかりました'],
    ],
    nl: [
      [0, 'Geen resultaten'],
      [1, '1 resultaat'],
      [2, '2 resultaten'],
    ],
    'pt-BR': [
      [0, 'Nenhum resultado'],
      [1, '1 resultado'],
      [2, '2 resultados'],
    ],
  };

  it('are tested in each language', () => {
    assert.deepEqual(Object.keys(forms), languages);
  });

  for (const [code, counts] of Object.entries(forms)) {
    for (const [count, text] of counts) {
      it(`is “${text}” in ${code} for ${count} results`, () => {
        const words = all.find(({ $code }) => $code === code);
        assert.equal(words?.integrationsFound(count), text);
      });
    }
  }

  const uploads: Record<string, readonly (readonly [done: number, count: number, text: string])[]> =
    {
      fr: [
        [0, 2, '0 fichier importé sur 2'],
        [1, 2, '1 fichier importé sur 2'],
        [2, 3, '2 fichiers importés sur 3'],
      ],
      'fr-CA': [[0, 2, '0 fichier téléversé sur 2']],
      it: [[1, 2, '1 file caricato su 2']],
      de: [[1, 1, '1 von 1 Datei hochgeladen']],
      es: [[1, 1, '1 de 1 archivo subido']],
    };
  for (const [code, counts] of Object.entries(uploads)) {
    for (const [done, count, text] of counts) {
      it(`is “${text}” in ${code} while files are uploaded`, () => {
        const words = all.find(({ $code }) => $code === code);
        assert.equal(words?.uploadProgress(done, count), text);
      });
    }
  }

  it('are written as the region does that the page names, and for that time alone', () => {
    const sizes: Record<string, [region: string, size: string, own: string]> = {
      de: ['de-CH', '1.5 MB', '1,5 MB'],
      es: ['es-MX', '1.5 MB', '1,5 MB'],
      fr: ['fr-CH', '1,5 Mo', '1,5 Mo'],
      it: ['it-CH', '1.5 MB', '1,5 MB'],
    };
    const said = Object.entries(sizes).map(([code, [region]]) => {
      const words = all.find(({ $code }) => $code === code);
      const size = () => words?.fileSize(1_572_864).replace(/\s/g, ' ') ?? '';
      return [code, [region, words?.$inRegion?.(region, size), size()]];
    });
    assert.deepEqual(Object.fromEntries(said), sizes);
  });

  const firstDays: Record<string, readonly [day: string, moment: string, ordinal: RegExp]> = {
    fr: ['1 mars', '1 mars 2025 à 10:00', /1er mars/],
    'fr-CA': ['1 mars', '1 mars 2025 à 10 h 00', /1er mars/],
    it: ['1 marzo', '1 marzo 2025 alle ore 10:00', /1º marzo/],
    'pt-BR': ['1 de março', '1 de março de 2025 às 10:00', /1º de março/],
  };
  for (const [code, [day, moment, ordinal]] of Object.entries(firstDays)) {
    it(`is an ordinal in ${code} for the first day of a month, and for no other`, () => {
      const words = all.find(({ $code }) => $code === code);
      assert.ok(words);
      const dated = (of: (date: string) => string) => [
        words.accessExpired('Xero', of(day)),
        words.alertExpired(of(day)),
        words.since(of(day)),
        words.connectedSince(of(day)),
        words.uploadReceivedOn(of(day)),
        words.shareEnds(of(moment)),
      ];
      const ordinals = (said: string[]) => said.filter((text) => ordinal.test(text)).length;
      assert.equal(ordinals(dated((date) => date)), 6);
      assert.equal(ordinals(dated((date) => `1${date}`)), 0);
      assert.equal(dated((date) => `1${date}`).filter((text) => text.includes('11 ')).length, 6);
    });
  }

  it('agrees in Arabic with the verb of what needs attention', () => {
    const arabic = all.find(({ $code }) => $code === 'ar');
    const verbs = [3, 11, 100].map(
      (count) => /\S+(?= إلى)/.exec(arabic?.alertMore(count) ?? '')?.[0],
    );
    assert.deepEqual(verbs, ['تحتاج', 'يحتاج', 'يحتاج']);
  });

  it('are a sentence in each language where they stand as one', () => {
    const fragments = [...all, en].filter(
      ({ repairUnlinkedHint: words }) => !/^\P{Ll}.*[.。]$/u.test(words),
    );
    assert.deepEqual(
      fragments.map(({ $code }) => $code),
      [],
    );
  });

  it('is zero, one, two, few, many and other in Arabic', () => {
    const arabic = all.find(({ $code }) => $code === 'ar');
    const said = [0, 1, 2, 3, 11, 100].map((count) =>
      arabic?.uploadDone(count).replace(/\d+/, '#'),
    );
    assert.equal(new Set(said).size, 6);
  });
});
