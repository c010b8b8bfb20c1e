/**
 * Bundles the worker.
 *
 * @param outdir relative to the worker's folder; `dist` by default
 */
export function build(outdir?: string): Promise<void>;
