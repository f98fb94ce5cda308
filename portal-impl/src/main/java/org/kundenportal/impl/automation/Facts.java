package org.kundenportal.impl.automation;

import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.documents.DocumentType;

/**
 * What conditions are about.
 *
 * @param trigger what happened
 * @param reached the state that was reached then, null where there is none
 * @param status the state of the order or document now, null where there is none
 * @param platform may be null
 * @param type of the document, may be null
 * @param amount may be null
 */
record Facts(
        AutomationTrigger trigger, String reached, String status, String platform, DocumentType type, Money amount) {}
