/** Bundles the worker into `dist/`. */
export function build(): Promise<void>;
