import { delivery } from './delivery';
import { hook } from './hook';
import type { WorkerResource } from './operation';
import { replay } from './replay';
import { subscription } from './subscription';

/** Every resource of the node. The dropdowns sort themselves. */
export const resources: readonly WorkerResource[] = [delivery, hook, replay, subscription];
