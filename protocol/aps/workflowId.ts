/**
 * The form of a workflow ID in Model Derivative, the scope of its webhooks. Sources disagree on whether an
 * upload may also carry dots; a webhook's scope may not, so such an upload could never be watched.
 */
export const WORKFLOW_ID = /^[A-Za-z0-9-]{1,36}$/;

/** A workflow's own attributes must stay below this as JSON, in bytes. */
export const MAX_WORKFLOW_ATTRIBUTE_BYTES = 1024;
