/** Autodesk's APIs. Each words its errors differently and can be switched off for an app. */
export type Service =
	| 'authentication'
	| 'dataManagement'
	| 'docs'
	| 'oss'
	| 'constructionAdmin'
	| 'hq'
	| 'webhooks'
	| 'modelDerivative'
	| 'modelProperties'
	| 'issues'
	| 'locations'
	| 'rfis'
	| 'submittals'
	| 'forms'
	| 'reviews'
	| 'dataConnector'
	| 'sheets';
