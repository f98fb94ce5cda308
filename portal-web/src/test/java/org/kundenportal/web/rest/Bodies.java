package org.kundenportal.web.rest;

/** Request bodies that are taken. */
final class Bodies {

    static final String CUSTOMER =
            """
            {"name":"Anna Beispiel","kind":"PERSON","email":"anna@example.org","language":"de","phone":null,
             "address":{"street":"Hauptstraße 1","postalCode":"10115","city":"Berlin","country":"DE"},
             "bankAccount":{"holder":null,"iban":"DE02120300000000202051","bic":null},
             "taxDetails":{"vatId":null,"taxNumber":"12/345/67890"},
             "contacts":[{"key":"c1","firstName":"Anna","lastName":"Beispiel","email":null,"phone":null,
                          "primary":true,"notificationsEnabled":true}]}""";

    static final String ORDER =
            """
            {"customerNumber":"10042","buyer":{"name":"Max Mustermann","email":"max@example.org","language":"de"},
             "platform":"Online-Shop","status":"PAID","orderedAt":"2014-06-05T10:00:00Z","paidAt":"2014-06-05T10:05:00Z",
             "waivedInShop":false,"currency":"EUR","items":[{"articleNumber":"EBOOK-1","description":"E-Book",
             "quantity":"1","unitPrice":"10.00","vatPercent":"19"}]}""";

    static final String DOCUMENT =
            """
            {"customerNumber":"10042","issueDate":"2026-11-01","dueDate":"2026-11-15","validUntil":null,
             "status":"OPEN","total":{"amount":"119.00","currency":"EUR"},"paid":{"amount":"0.00","currency":"EUR"},
             "lines":[{"description":"Beratung","quantity":"1","unit":"h","unitPrice":"100.00","vatPercent":"19"}],
             "note":"Danke","orderNumber":null,"subscriptionHandle":null,"dunningLevel":null,
             "workOrderNumber":null}""";

    static final String MASTER_DATA = "{\"name\":\"READ_ONLY\",\"contact\":\"DIRECT\",\"email\":\"DIRECT\","
            + "\"phone\":\"DIRECT\",\"address\":\"APPROVAL\",\"bankAccount\":\"DIRECT\",\"taxDetails\":\"DIRECT\","
            + "\"language\":\"DIRECT\"}";

    static final String ACCESS =
            """
            {"newCustomersHaveAccess":true,"loginMethods":["SECRET_LINK"],"unknownEmail":"NEUTRAL",
             "changedAt":"2026-11-21T20:13:00Z","changedBy":"admin"}""";

    static final String MAIL =
            """
            {"host":"smtp.example","port":587,"security":"STARTTLS","user":"portal","password":{"value":"geheim"},
             "fromAddress":"post@muster.example","fromName":"Muster","staffAddress":null,"replyTo":null,
             "changedAt":null,"changedBy":null}""";

    static final String INVOICES =
            """
            {"downloadAllowed":true,"createAutomatically":false,"downloadDays":14,"numberPattern":"RE-{yyyy}-{seq:5}",
             "paymentDays":null,"nextNumber":"RE-2026-00001","changedAt":null,"changedBy":null}""";

    static final String FILES =
            """
            {"downloadAllowed":true,"downloadsPerFile":3,"downloadDays":null,"waiverRequired":true,
             "waiverText":"Ich verzichte.","watermark":{"text":"Kauf {OrderNumber}","fontSizePt":11.5,"leftMm":10,
             "bottomMm":12.25},"encryptedPdfs":"DECRYPT","changedAt":null,"changedBy":null}""";

    static final String APPEARANCE =
            """
            {"company":{"name":"Muster GmbH","street":null,"postalCode":null,"city":null,"country":"DE","email":null,
                        "phone":null,"vatId":null,"iban":null},
             "logo":"img1","banner":null,"accentColor":"#0b6e6e","greeting":{"html":"<p>Hallo</p>"},
             "defaultLanguage":"de","timeZone":"Europe/Berlin","tileServer":null}""";

    static final String MULTIPART =
            """
            --b\r
            Content-Disposition: form-data; name="file"; filename="../Logo ä.png"\r
            Content-Type: image/png\r
            \r
            PNG\r
            --b--\r
            """;

    private Bodies() {}
}
