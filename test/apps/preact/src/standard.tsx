/** What every element of HTML has, on one of ours: compiled, never run. */
export const Standard = () => (
  <codat-connection-list accesskey="l" autofocus inert={false} style="margin: 0" key="list" />
);
