/** What may be written into each attribute, as the types of the sources have it: the analyzer only names those types. */
import ts from 'typescript';
import { elementsOf } from './elements.mjs';

const partsOf = (type) => (type.isUnion() ? type.types : [type]);

/** The texts that a type names one by one; `'a' | 'b'` has two, `string` none. */
const wordsOf = (type) =>
  partsOf(type)
    .filter((part) => part.isStringLiteral())
    .map(({ value }) => value);

const has = (type, flag) => partsOf(type).some((part) => part.flags & flag);

/**
 * A property's type as its attribute has it: text, a number or a boolean, or the words of a closed set. A list of such
 * words may be any text, as several stand in it.
 */
function attributeType(checker, type) {
  if (has(type, ts.TypeFlags.BooleanLike)) return 'boolean';
  if (has(type, ts.TypeFlags.NumberLike)) return 'number';
  const items = partsOf(type)
    .filter((part) => checker.isArrayType(part))
    .flatMap((part) => checker.getTypeArguments(part));
  const words = [type, ...items].flatMap(wordsOf);
  const isOpen = has(type, ts.TypeFlags.String);
  return [...words.map((word) => `'${word}'`), ...(isOpen ? ['string'] : [])].join(' | ');
}

/** The value behind a constant's name, where it is a number or a text; undefined for what is no constant. */
function constantOf(checker, { valueDeclaration: { initializer } }) {
  if (!initializer || !ts.isIdentifier(initializer)) return undefined;
  const type = checker.getTypeAtLocation(initializer);
  return type.isLiteral() ? checker.typeToString(type).replaceAll('"', "'") : undefined;
}

function compile(files) {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  return ts.createProgram(files, options);
}

/**
 * Adds to each attribute of a manifest its type with every name resolved (`parsedType`), which generators for editors read,
 * and to attributes and properties the types and defaults that the sources leave to a constant.
 */
export function resolveTypes(manifest) {
  const elements = elementsOf(manifest);
  const fileOf = (tagName) => `src/components/${tagName}/${tagName}.ts`;
  const program = compile(elements.map(({ tagName }) => fileOf(tagName)));
  const checker = program.getTypeChecker();
  for (const { tagName, className, declaration } of elements) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(fileOf(tagName)));
    const symbol = checker.tryGetMemberInModuleExports(className, module);
    const element = checker.getDeclaredTypeOfSymbol(symbol);
    const complete = (item, property) => {
      item.type ??= { text: checker.typeToString(checker.getTypeOfSymbol(property)) };
      item.default = constantOf(checker, property) ?? item.default;
    };
    for (const member of declaration.members ?? []) {
      if (member.attribute) complete(member, checker.getPropertyOfType(element, member.name));
    }
    for (const attribute of declaration.attributes ?? []) {
      const property = checker.getPropertyOfType(element, attribute.fieldName);
      complete(attribute, property);
      attribute.parsedType = { text: attributeType(checker, checker.getTypeOfSymbol(property)) };
    }
  }
}
