import type { AnyEndpoint } from '../http/endpoint';
import { listForms } from './forms';
import { getFormLayout, getFormSection, listFormTemplates } from './formSettings';
import { listFormRows, listFormValues, updateFormValues } from './formValues';
import { createForm, updateForm } from './formWriting';
import { reviews } from './reviews';
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
import { sheets } from './sheets';
import { transmittals } from './transmittals';
import { getSubmittal, listSubmittals } from './submittals';
import {
	getSubmittalPermissions,
	listItemTypes,
	listPackages,
	listResponses,
	listSpecs,
} from './submittalSettings';
import {
	createSubmittal,
	listSubmittalAttachments,
	transitionSubmittal,
	updateSubmittal,
} from './submittalWriting';

/** Products of project teams. */
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
	getSubmittalPermissions,
	listSpecs,
	listPackages,
	listItemTypes,
	listResponses,
	createSubmittal,
	updateSubmittal,
	transitionSubmittal,
	listSubmittalAttachments,
	listForms,
	listFormTemplates,
	getFormLayout,
	getFormSection,
	createForm,
	updateForm,
	updateFormValues,
	listFormValues,
	listFormRows,
	...reviews,
	...sheets,
	...transmittals,
];
