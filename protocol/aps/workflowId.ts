/** What Model Derivative takes as the id of a workflow, which its webhooks watch. */
export const WORKFLOW_ID = /^[A-Za-z0-9-]{1,36}$/;
