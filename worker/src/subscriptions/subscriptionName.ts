import type { Subscription } from './subscription';

/** Its display name: the trigger node's label, otherwise the target. */
export function nameOf({ label, target }: Pick<Subscription, 'label' | 'target'>): string {
	return label || target;
}
