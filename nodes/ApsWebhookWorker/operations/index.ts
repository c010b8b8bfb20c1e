import { delivery } from './delivery';
import type { WorkerResource } from './operation';
import { replay } from './replay';
import { subscription } from './subscription';

/** Every resource of the node. The dropdowns sort themselves. */
export const resources: readonly WorkerResource[] = [delivery, replay, subscription];
