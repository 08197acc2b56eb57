/** What every element of HTML has, on one of ours: compiled, never run. */
export const Standard = () => (
  <codat-connection-list accessKey="l" inert={false} style="margin: 0" aria-label="Yours" />
);
