import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { pageReply } from '../teams/page';
import { appProject, requireUser } from './appProject';

const READ = {
	service: 'transmittals',
	tokens: ['2L', '3L', 'SSA'],
	method: 'GET',
	scopes: ['data:read'],
	perMinute: 200,
} as const;
const LIST = '/construction/transmittals/v1/projects/{projectId}/transmittals';
const ONE = `${LIST}/{transmittalId}`;

const SENDER = {
	autodeskId: 'SIMKIM000001',
	email: 'kim@example.com',
	name: 'Kim Doe',
	companyAutodeskId: '4711',
	companyName: 'Design Office',
};

/** Of every project: one that was sent, and one that is still being sent. */
const TRANSMITTALS = [
	{
		id: 'cccc0000-0000-4000-8000-000000000001',
		sequenceId: '1',
		title: 'Plans for the site',
		message: 'Please use these from Monday on.',
		status: 'COMPLETED',
		sentBy: SENDER,
		recipients: {
			users: [{ autodeskId: 'SIMLEE000001', name: 'Lee Park' }],
			companies: [],
			roles: [],
		},
		externalMembers: [{ name: 'Sam Roe', email: 'sam@example.org' }],
		createdAt: '2026-03-02T16:40:00.000Z',
		documentsCount: 1,
		packedStatus: 'SUCCESS',
		displayRecipients: 'ALL',
	},
	{
		id: 'cccc0000-0000-4000-8000-000000000002',
		sequenceId: '2',
		title: 'Details',
		message: '',
		status: 'SENDING',
		sentBy: SENDER,
		recipients: { users: [], companies: [], roles: [] },
		externalMembers: [],
		createdAt: '2026-03-03T16:40:00.000Z',
		documentsCount: 1,
		packedStatus: 'PROCESSING',
		displayRecipients: 'LIMITED',
	},
];
type Transmittal = (typeof TRANSMITTALS)[number];

const listTransmittals = defineEndpoint({
	...READ,
	path: LIST,
	query: ['limit', 'offset', 'sort'],
	handle(call) {
		enter(call);
		const sort = call.query.text('sort') ?? 'sequenceId desc';
		if (
			!/^(status|sequenceId|title|sentByName|createdAt|documentsCount)( asc| desc)?$/.test(sort)
		) {
			throw new Refusal(400, `"${sort}" is not a sort order`);
		}
		const rows = sort.endsWith(' desc') ? [...TRANSMITTALS].reverse() : TRANSMITTALS;
		return pageReply(call, rows, { most: 200, usual: 20 });
	},
});

const getTransmittal = defineEndpoint({
	...READ,
	path: ONE,
	handle: (call) => ({ status: 200, body: enter(call) }),
});

const listDocuments = defineEndpoint({
	...READ,
	path: `${ONE}/documents`,
	query: ['limit', 'offset', 'sort'],
	handle(call) {
		if (isBeingSent(enter(call))) return { status: 202, body: { results: [] } };
		const sort = call.query.text('sort') ?? 'name asc';
		if (!/^(name|title|version|lastUpdatedAt|updatedByName)( asc| desc)?$/.test(sort)) {
			throw new Refusal(400, `"${sort}" is not a sort order`);
		}
		const { state } = call.sim;
		const project = appProject(call);
		const files = [...state.versions.values()].filter(
			({ itemId, name }) =>
				name.endsWith('.pdf') && state.items.get(itemId)?.projectId === project.id,
		);
		const rows = files.slice(0, 1).map(({ id, name, storageId }) => ({
			urn: id,
			name,
			fileName: name,
			version: 1,
			approveStatus: { label: 'Approved', value: 'APPROVED' },
			lastUpdatedAt: '2026-03-02T16:40:00.000Z',
			updatedByName: SENDER.name,
			updatedBy: SENDER.autodeskId,
			isDeleted: false,
			storageUrn: storageId,
		}));
		return pageReply(call, rows, { most: 200, usual: 20 });
	},
});

const listRecipients = defineEndpoint({
	...READ,
	path: `${ONE}/recipients`,
	handle(call) {
		const transmittal = enter(call);
		if (isBeingSent(transmittal)) {
			return { status: 202, body: { recipients: [], externalMembers: [] } };
		}
		const received = { receivedAt: transmittal.createdAt, viewedAt: null, downloadedAt: null };
		return {
			status: 200,
			body: {
				recipients: transmittal.recipients.users.map((user) => ({ ...user, ...received })),
				externalMembers: transmittal.externalMembers.map((person) => ({ ...person, ...received })),
			},
		};
	},
});

/** Transmittals. Autodesk documents no call that creates one. */
export const transmittals = [listTransmittals, getTransmittal, listDocuments, listRecipients];

/** @returns the transmittal of the path, or the first one @throws Refusal 400, 403, 404 */
function enter(call: Call<never> | Call<unknown> | Call): Transmittal {
	appProject(call);
	requireUser(call);
	const { transmittalId } = call.params;
	if (transmittalId === undefined) return TRANSMITTALS[0];
	const found = TRANSMITTALS.find(({ id }) => id === transmittalId);
	if (found) return found;
	throw new Refusal(404, `The transmittal ${transmittalId} does not exist`);
}

function isBeingSent({ status }: Transmittal): boolean {
	return status === 'SENDING';
}
