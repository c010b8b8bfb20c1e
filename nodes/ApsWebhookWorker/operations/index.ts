import { delivery } from './delivery';
import { hook } from './hook';
import type { WorkerResource } from './operation';
import { quarantine } from './quarantine';
import { replay } from './replay';
import { subscription } from './subscription';
import { watch } from './watch';

/** Every resource of the node. The dropdowns sort themselves. */
export const resources: readonly WorkerResource[] = [
	delivery,
	hook,
	quarantine,
	replay,
	subscription,
	watch,
];
