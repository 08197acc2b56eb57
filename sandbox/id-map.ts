/** By ids, whatever their letter case: Codat's are GUIDs, which a host's database may give in capitals. */
export class IdMap<Value> extends Map<string, Value> {
  override get(id: string): Value | undefined {
    return super.get(id.toLowerCase());
  }

  override has(id: string): boolean {
    return super.has(id.toLowerCase());
  }

  override set(id: string, value: Value): this {
    return super.set(id.toLowerCase(), value);
  }

  override delete(id: string): boolean {
    return super.delete(id.toLowerCase());
  }
}
