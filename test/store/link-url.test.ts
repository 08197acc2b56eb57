import { expect } from '@open-wc/testing';
import { CodatResponseError } from '../../src/api/errors.js';
import { mergeParameters } from '../../src/store/link-parameters.js';
import { linkUrlWith } from '../../src/store/linking/link-url.js';

const start = 'https://link-api.codat.io/companies/c1/connections/d1/start';

describe('linkUrlWith', () => {
  for (const [what, linkUrl, parameters, expected] of [
    ['adds a query where there is none', start, [['a', '1']], `${start}?a=1`],
    ['adds to a query', `${start}?otp=742271`, [['a', '1']], `${start}?otp=742271&a=1`],
    ['adds before the hash', `${start}?otp=1#top`, [['a', '1']], `${start}?otp=1&a=1#top`],
    ['adds to an empty query', `${start}?`, [['a', '1']], `${start}?a=1`],
    [
      'adds several values of a name',
      start,
      [
        ['a', '1'],
        ['a', '2'],
      ],
      `${start}?a=1&a=2`,
    ],
    [
      'encodes what would mean something else',
      start,
      [['redirect_to', 'https://x.example/?a=1&b=ü #1+1']],
      `${start}?redirect_to=https%3A%2F%2Fx.example%2F%3Fa%3D1%26b%3D%C3%BC+%231%2B1`,
    ],
    [
      'leaves a parameter that is there as it is',
      `${start}?otp=1&a=theirs`,
      [
        ['otp', '2'],
        ['a', 'ours'],
        ['b', '1'],
      ],
      `${start}?otp=1&a=theirs&b=1`,
    ],
    [
      'leaves one that is there in other letter case',
      `${start}?OTP=1`,
      [
        ['otp', '2'],
        ['Otp', '3'],
      ],
      `${start}?OTP=1`,
    ],
    [
      'leaves the query that is there as it is written',
      `${start}?otp=a%20b%2Bc~d&empty&x=%7E`,
      [['a', '1']],
      `${start}?otp=a%20b%2Bc~d&empty&x=%7E&a=1`,
    ],
    ['leaves all as it is without parameters', `${start}?otp=1%20`, [], `${start}?otp=1%20`],
  ] as const) {
    it(what, () => {
      expect(linkUrlWith(linkUrl, parameters)).to.equal(expected);
    });
  }

  for (const wrong of ['javascript:alert(1)', 'http://link.codat.io/', '', null]) {
    it(`refuses ${JSON.stringify(wrong)}, whatever the parameters`, () => {
      expect(() => linkUrlWith(wrong, [['a', '1']])).to.throw(CodatResponseError);
    });
  }
});

describe('mergeParameters', () => {
  it('keeps the outer parameters whose names the inner have not, in whatever letter case', () => {
    const outer = [
      ['utm_source', 'outer'],
      ['x', '1'],
    ] as const;
    const own = [
      ['UTM_Source', 'own'],
      ['y', '2'],
    ] as const;

    expect(mergeParameters(own, outer)).to.deep.equal([['x', '1'], ...own]);
  });
});
