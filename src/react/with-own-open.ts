import * as React from 'react';

/** An element that opens and closes itself too, as a journey's dialog does. */
interface Openable {
  open: boolean;
}

type Props = Readonly<Record<string, unknown>>;

/**
 * A component that writes `open` where the prop itself has changed. `@lit/react` writes every prop with every rendering:
 * a dialog that has opened itself, as after a redirect, would be shut by the next one.
 */
export function withOwnOpen<Component>(component: Component): Component {
  const own = React.forwardRef(({ open = false, ...props }: Props, ref: React.Ref<unknown>) => {
    const element = React.useRef<Openable | null>(null);
    const written = React.useRef<unknown>(false);
    React.useLayoutEffect(() => {
      if (!element.current || open === written.current) return;
      written.current = open;
      element.current.open = open as boolean;
    });
    const setElement = React.useCallback(
      (node: Openable | null) => {
        element.current = node;
        if (typeof ref === 'function') ref(node);
        else if (ref) ref.current = node;
      },
      [ref],
    );
    const inner = component as React.ComponentType<Props>;
    return React.createElement(inner, { ...props, ref: setElement });
  });
  const { displayName } = component as { displayName?: string };
  return Object.assign(own, { displayName }) as unknown as Component;
}
