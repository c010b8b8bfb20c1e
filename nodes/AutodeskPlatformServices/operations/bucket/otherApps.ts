import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { defineParameter } from '../../../parameters/parameter';
import { choice } from '../../../values/choice';
import { InvalidValue } from '../../../values/invalidValue';
import { plainText } from '../../../values/plainText';

const MOST_OTHER_APPS = 59;

const access: INodeProperties = {
	displayName: 'Access',
	name: 'access',
	type: 'options',
	default: 'read',
	options: [
		{ name: 'Full', value: 'full' },
		{ name: 'Read', value: 'read' },
		{
			name: 'Write',
			value: 'write',
			description: 'Autodesk’s documents disagree on whether this exists; Full and Read always do',
		},
	],
	description: 'What the app can do with the bucket',
};

/** What the user enters; an expression may give anything. */
interface Entered {
	app?: Array<{ authId?: unknown; access?: unknown }>;
}

/** Entry of Additional Fields: who shares the bucket. */
export const otherApps = defineParameter({
	displayName: 'Other Apps',
	name: 'allow',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add App',
	default: {},
	description: `Other apps that can use the bucket, at most ${MOST_OTHER_APPS}`,
	options: [
		{
			displayName: 'App',
			name: 'app',
			values: [
				{
					displayName: 'Client ID',
					name: 'authId',
					type: 'string',
					default: '',
					description: 'Client ID of the app',
				},
				access,
			],
		},
	],
	body: 'allow',
	read(entered, { displayName }): IDataObject[] | undefined {
		const { app: apps = [] } = (entered ?? {}) as Entered;
		if (apps.length === 0) return undefined;
		if (apps.length > MOST_OTHER_APPS) {
			throw new InvalidValue(
				displayName,
				`${apps.length} are too many; ${MOST_OTHER_APPS} at most`,
			);
		}
		return apps.map(({ authId, access: chosen }) => {
			const clientId = plainText(displayName, authId).trim();
			if (clientId === '') throw new InvalidValue(displayName, 'enter the Client ID of each app');
			return { authId: clientId, access: choice(access, chosen) ?? access.default };
		});
	},
});
