import type { AnyEndpoint } from '../http/endpoint';
import { listForms } from './forms';
import { getRfi, searchRfis } from './rfis';
import { getRfiPermissions, listRfiTypes } from './rfiSettings';
import {
	addRfiComment,
	createRfi,
	listRfiAttachments,
	listRfiComments,
	respondToRfi,
	updateRfi,
} from './rfiWriting';
import { getSubmittal, listSubmittals } from './submittals';

/** Products of project teams, as far as they are read. */
export const construction: readonly AnyEndpoint[] = [
	searchRfis,
	getRfi,
	getRfiPermissions,
	listRfiTypes,
	createRfi,
	updateRfi,
	respondToRfi,
	addRfiComment,
	listRfiComments,
	listRfiAttachments,
	listSubmittals,
	getSubmittal,
	listForms,
];
