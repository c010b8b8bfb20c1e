/** The form of a workflow ID in Model Derivative, the scope of its webhooks. */
export const WORKFLOW_ID = /^[A-Za-z0-9-]{1,36}$/;
