import assert from 'node:assert/strict';
import test from 'node:test';
import { lowerPropertiesIn } from '../../scripts/lib/lower-properties.mjs';

const declared = 'class A extends LitElement {}\n';

test('turns a property into a call of its class, with the options it has', () => {
  const code = `${declared}_decorate([property({ attribute: "a-b" })], A.prototype, "ab", void 0);`;
  assert.equal(lowerPropertiesIn(code), `${declared}A.createProperty("ab", { attribute: "a-b" });`);
});

test('knows properties without options, and the state of an element', () => {
  const code = [
    '__decorate([property()], A.prototype, "one", void 0);',
    '__decorate([state()], A.prototype, "two", void 0);',
    '__decorate([state({ hasChanged })], A.prototype, "three", void 0);',
  ].join('\n');
  assert.equal(
    lowerPropertiesIn(code),
    [
      'A.createProperty("one");',
      'A.createProperty("two", { state: true, attribute: false });',
      'A.createProperty("three", { ...{ hasChanged }, state: true, attribute: false });',
    ].join('\n'),
  );
});

test('leaves other decorators and the code around alone', () => {
  const code = `${declared}_decorate([query("a")], A.prototype, "a", void 0);\nproperty({ attribute: "b" });`;
  assert.equal(lowerPropertiesIn(code), code);
});
