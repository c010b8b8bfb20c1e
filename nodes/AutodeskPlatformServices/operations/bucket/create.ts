import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { customBody, withCustomBody } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { chosenRegion, region } from '../../../fields/region';
import { simplified, simplify } from '../../../fields/simplify';
import { InvalidValue } from '../../../values/invalidValue';
import { bucketExample, simplifyBucket } from '../../../records/bucket';
import { bucketKey } from '../../../values/bucketKey';
import { choice } from '../../../values/choice';
import { plainText } from '../../../values/plainText';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { appOnly } from './advice';

const retentionPolicy: INodeProperties = {
	displayName: 'Retention Policy',
	name: 'retentionPolicy',
	type: 'options',
	default: 'transient',
	options: [
		{
			name: 'Persistent',
			value: 'persistent',
			description: 'Objects are kept until they are deleted',
		},
		{ name: 'Temporary', value: 'temporary', description: 'Objects are kept for 30 days' },
		{ name: 'Transient', value: 'transient', description: 'Objects are kept for 24 hours' },
	],
	description: 'How long OSS keeps the objects of the bucket',
};

const access: INodeProperties = {
	displayName: 'Access',
	name: 'access',
	type: 'options',
	default: 'read',
	options: [
		{ name: 'Full', value: 'full' },
		{ name: 'Read', value: 'read' },
	],
	description: 'What that app may do with the bucket',
};

export const create = defineOperation({
	action: 'Create Bucket',
	name: 'Create',
	value: 'create',
	summary: 'Create bucket',
	description: 'Create an OSS bucket that the app owns. Files of ACC and BIM 360 need none.',
	endpoint: 'POST /oss/v2/buckets',
	scopes: ['bucket:create'],
	access: ['2L'],
	fields: [
		{
			displayName: 'Bucket Key',
			name: 'bucketKey',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. my-app-drawings',
			description:
				'Name of the bucket: 3 to 128 lower-case letters, digits, hyphens, underscores and dots. It must be unique among the buckets of all apps, can never be changed, and others can see it.',
		},
		retentionPolicy,
		region,
		simplify,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				customBody,
				{
					displayName: 'Other Apps',
					name: 'allow',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add App',
					default: {},
					description: 'Apps besides this one that may use the bucket, 59 at most',
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
									description: 'Client ID of that app',
								},
								access,
							],
						},
					],
				},
			],
		},
	],
	advice: {
		...appOnly,
		409: 'Bucket keys are unique among all apps in all regions. Choose another one, for example with your client ID in lower case in front',
	},
	example: bucketExample,
	async execute(run) {
		const { aps, param, path } = run;
		const additional = param<AdditionalFields>('additionalFields', {});
		const apps = additional.allow?.app ?? [];
		const { body } = await aps.request({
			method: 'POST',
			path: path(),
			region: chosenRegion(run),
			body: withCustomBody(
				{
					bucketKey: bucketKey('Bucket Key', param<unknown>('bucketKey')),
					policyKey: policyOf(run),
					...(apps.length > 0 ? { allow: otherApps(apps) } : {}),
				},
				additional,
			),
		});
		return simplified(run, body as IDataObject, simplifyBucket);
	},
});

interface AdditionalFields extends CustomJson {
	allow?: { app?: OtherApp[] };
}

interface OtherApp {
	authId?: unknown;
	access?: unknown;
}

/** Not guessed when it is missing: the default would delete all objects after a day. */
function policyOf({ param }: OperationRun): string {
	const policy = choice(retentionPolicy, param<unknown>(retentionPolicy.name));
	if (policy !== undefined) return policy;
	throw new InvalidValue(retentionPolicy.displayName, 'choose how long objects are kept');
}

const MOST_OTHER_APPS = 59;

function otherApps(apps: OtherApp[]): IDataObject[] {
	if (apps.length > MOST_OTHER_APPS) {
		throw new InvalidValue('Other Apps', `${apps.length} are too many; ${MOST_OTHER_APPS} at most`);
	}
	return apps.map(({ authId, access: entered }) => {
		const clientId = plainText('Other Apps', authId).trim();
		if (clientId === '') throw new InvalidValue('Other Apps', 'enter the Client ID of each app');
		return { authId: clientId, access: choice(access, entered) ?? access.default };
	});
}
