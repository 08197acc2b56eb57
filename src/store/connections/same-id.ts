/** Whether two ids of Codat's are the same: GUIDs, which .NET and SQL Server write in upper case. */
export const isSameId = (one: string, other: string | undefined): boolean =>
  one.toLowerCase() === other?.toLowerCase();
