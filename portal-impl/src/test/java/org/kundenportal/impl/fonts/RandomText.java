package org.kundenportal.impl.fonts;

import java.util.Random;

/** Text that nobody would write. */
public final class RandomText {

    private RandomText() {}

    /** Random text of all planes, with a bias to what breaks lines and combines. */
    public static String of(Random random) {
        return random.ints(random.nextInt(120), 0, 10)
                .map(kind -> switch (kind) {
                    case 0, 1 -> ' ';
                    case 2 -> "\n\r\t-\u00a0\u00ad\u2028\u202e".charAt(random.nextInt(8));
                    case 3, 4 -> 'a' + random.nextInt(26);
                    case 5 -> 0x300 + random.nextInt(0x70);
                    case 6 -> random.nextInt(Character.MAX_CODE_POINT + 1);
                    case 7 -> 0x590 + random.nextInt(0x70);
                    default -> random.nextInt(0x2000);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
