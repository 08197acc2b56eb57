import { expect } from '@open-wc/testing';
import { plainText, reasonOf } from '../../src/store/plain-text.js';
import { outcomeOf, parseRedirect, queryOf } from '../../src/store/linking/redirect-parameters.js';

describe('The redirect’s parameters', () => {
  it('are read by Codat’s names, and without their free text, which anybody may have written', () => {
    const search =
      '?connectionId=c1&statusCode=500&errorMessage=Unknown+error&statusText=No&platformName=Xero';
    expect(parseRedirect(search)).to.deep.equal({
      connectionId: 'c1',
      statusCode: '500',
    });
  });

  it('are read with whatever capitals the host has given them', () => {
    expect(parseRedirect('?connectionid=c1&STATUSCODE=200')).to.deep.equal({
      connectionId: 'c1',
      statusCode: '200',
    });
  });

  it('leave out what is empty, and what is not theirs', () => {
    expect(parseRedirect('?statusCode=200&connectionId=&foo=bar')).to.deep.equal({
      statusCode: '200',
    });
    expect(parseRedirect('')).to.deep.equal({});
  });

  it('lose the spaces around them', () => {
    expect(parseRedirect('?statusCode=%20403%20&errorMessage=%20No%20').statusCode).to.equal('403');
  });

  it('are read by the host’s own names where it has some', () => {
    const names = { statusCode: 'Code', connectionId: 'conn' };
    const search = '?code=403&CONN=c1&statusCode=200&errorMessage=No';
    expect(parseRedirect(search, names)).to.deep.equal({
      connectionId: 'c1',
      statusCode: '403',
    });
  });

  it('have a code without stops or spaces', () => {
    for (const code of ['403', '403.', ' 403 . ', '403...']) {
      expect(parseRedirect(new URLSearchParams({ statusCode: code }))).to.deep.equal({
        statusCode: '403',
      });
    }
  });

  it('have an id without stops or spaces, in small letters as Codat writes it', () => {
    const id = '0f7d5a2e-1c3b-4d5e-9f60-718293a4b5c6';
    for (const given of [id, `${id}.`, ` ${id} . `, id.toUpperCase()]) {
      expect(parseRedirect(new URLSearchParams({ connectionId: given }))).to.deep.equal({
        connectionId: id,
      });
    }
    // What is no id of Codat's is left as it is.
    expect(parseRedirect('?connectionId=C-1')).to.deep.equal({ connectionId: 'C-1' });
  });

  it('are those of the address, and of a route after its #', () => {
    const read = (search: string, hash: string) => parseRedirect(queryOf({ search, hash }));
    expect(read('?statusCode=200', '')).to.deep.equal({ statusCode: '200' });
    expect(read('', '#/back?statusCode=200')).to.deep.equal({ statusCode: '200' });
    expect(read('?connectionId=c1', '#/back?statusCode=200')).to.deep.equal({
      connectionId: 'c1',
      statusCode: '200',
    });
    expect(read('?statusCode=200', '#statusCode')).to.deep.equal({ statusCode: '200' });
    expect(read('', '')).to.deep.equal({});
  });

  it('become one line of plain text', () => {
    const { connectionId } = parseRedirect('?connectionId=a%0D%0A%09b%00c');
    expect(connectionId).to.equal('a b c');
  });
});

describe('Text from outside', () => {
  it('loses what would turn its direction or break its line', () => {
    for (const hidden of '\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029\u0085') {
      expect(plainText(`a${hidden}b`), `U+${hidden.charCodeAt(0).toString(16)}`).to.equal('a b');
    }
  });

  it('keeps what letters of other scripts need', () => {
    const text = 'Größe 日本 می\u200cخواهم 👩\u200d💻';
    expect(plainText(text)).to.equal(text);
  });

  it('is cut where it is too long for a page', () => {
    expect(plainText('x'.repeat(1000))).to.have.lengthOf(300);
  });
});

describe('The outcome', () => {
  it('is what Codat’s status codes say', () => {
    expect(
      ['200', '201', '403', '501', '500', '418', 'x'].map((code) => outcomeOf(code)),
    ).to.deep.equal([
      'linked',
      'unchanged',
      'cancelled',
      'unsupported',
      'failed',
      'failed',
      'failed',
    ]);
  });

  it('is unknown without one', () => {
    expect(outcomeOf(undefined)).to.equal(undefined);
  });
});

describe('The reason', () => {
  it('is Codat’s own words where they say something', () => {
    expect(reasonOf({ errorMessage: 'Wrong edition.', statusText: 'raw' })).to.equal(
      'Wrong edition.',
    );
  });

  it('is the platform’s words where Codat’s are the general ones, with a stop or without', () => {
    for (const errorMessage of ['Unknown error occurred', ' Unknown error occurred.', '', null]) {
      expect(reasonOf({ errorMessage, statusText: 'Role required' })).to.equal('Role required');
    }
  });

  it('is none where nobody gave one', () => {
    expect(reasonOf({ errorMessage: 'Not supported.', statusText: '' })).to.equal(undefined);
    expect(reasonOf({ errorMessage: 'User cancelled', statusText: null })).to.equal(undefined);
  });
});
