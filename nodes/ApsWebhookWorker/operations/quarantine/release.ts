import { chosenSecret, secret } from '../../fields/quarantine';
import { chosenSubscription, subscription } from '../../fields/subscription';
import { call } from '../call';
import { defineOperation } from '../operation';

export const release = defineOperation({
	name: 'Release',
	value: 'release',
	summary: 'Release quarantined callbacks',
	description:
		'Deliver the refused callbacks of a trigger node that turn out to be genuine; the others stay. A secret that fits is kept for what Autodesk sends from now on.',
	endpoint: 'POST /quarantine/release',
	fields: [subscription, secret],
	example: { released: 12, duplicates: 0, refused: 0, unreadable: 0 },
	async execute(run) {
		const body = { subscription: chosenSubscription(run), secret: chosenSecret(run) };
		return await call(run, {}, { body });
	},
});
