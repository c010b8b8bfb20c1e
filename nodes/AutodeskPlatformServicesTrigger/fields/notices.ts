import type { INodeProperties } from 'n8n-workflow';
import { DATA_EXTRACT_EVENT_VALUE } from '../../../protocol/callbacks/dataExtractCallback';
import { CATALOGUE, isSentTo } from '../../../protocol/events/eventCatalogue';
import { ACCESS_KINDS, hookOwner } from '../../apsClient/access';
import type { AccessKind } from '../../apsClient/access';
import { WATCH_VALUES, WORKER_EVENT_VALUES } from './eventValues';

// What would otherwise be refused only when the workflow is activated.

/** Shown for a kind of credential to which Autodesk does not send one of the chosen events. */
function unsuitableCredential({
	authentication,
	label,
	tokenKind,
}: AccessKind): INodeProperties | undefined {
	const unsent = CATALOGUE.filter((event) => !isSentTo(hookOwner(tokenKind), event));
	if (unsent.length === 0) return undefined;
	const groups = [...new Set(unsent.map((event) => event.label))];
	const suitable = ACCESS_KINDS.filter((kind) =>
		unsent.every((event) => isSentTo(hookOwner(kind.tokenKind), event)),
	);
	return {
		displayName: `Autodesk does not send ${listed(groups)} events with the credential ${label}. Choose ${listed(suitable.map((kind) => kind.label))}.`,
		name: `${authentication}Notice`,
		type: 'notice',
		default: '',
		displayOptions: {
			show: {
				authentication: [authentication],
				events: unsent.map(({ value }) => value),
			},
		},
	};
}

const workerOnly: INodeProperties = {
	displayName:
		'Events about the worker and changes that it polls for arrive through the worker only. Choose Webhook Worker under Delivery.',
	name: 'workerOnlyNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: {
			delivery: ['direct'],
			events: [...WORKER_EVENT_VALUES, ...WATCH_VALUES],
		},
	},
};

const dataExtracts: INodeProperties = {
	displayName:
		'To be notified of data extracts, paste the production URL of this trigger (above, under Webhook URLs) into Data Extract: Create > Notify Trigger, with the same credential. Through the worker, use the data extract URL of the subscription as Callback URL instead.',
	name: 'dataExtractsNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { events: [DATA_EXTRACT_EVENT_VALUE] } },
};

const dataExtractsOfApp: INodeProperties = {
	displayName:
		'Autodesk shows data extracts only to the user who created them. Choose a credential of that user.',
	name: 'dataExtractsOfAppNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: { authentication: ['twoLegged'], events: [DATA_EXTRACT_EVENT_VALUE] },
	},
};

export const notices: INodeProperties[] = [
	...ACCESS_KINDS.map(unsuitableCredential).filter((notice) => notice !== undefined),
	workerOnly,
	dataExtracts,
	dataExtractsOfApp,
];

function listed(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
